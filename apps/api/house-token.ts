import { Inject } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Config } from '../../libs/config/config';

/** What the shell itself needs of the house; resources ask for the whole `House`. */
export interface HouseOfShell {
  readonly config: Config;
  readonly database: DataSource;
}

const HOUSE = Symbol('house');
export const houseProvider = (house: HouseOfShell) => ({ provide: HOUSE, useValue: house });

/** `constructor(@TheHouse() private readonly house: House) {}` */
export const TheHouse = (): ParameterDecorator & PropertyDecorator => Inject(HOUSE);
