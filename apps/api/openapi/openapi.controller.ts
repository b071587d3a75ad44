import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Public } from '../access/access';
import { Answers } from './answers';

const DOCUMENT = Symbol('openapi');
/** The text is made once, when the application starts. */
export const openApiProvider = (text: string) => ({ provide: DOCUMENT, useValue: text });

@Controller()
export class OpenApiController {
  constructor(@Inject(DOCUMENT) private readonly text: string) {}

  @Get('openapi.json')
  @Public()
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Answers({ ko: '이 문서', en: 'This document', file: 'application/json' })
  read(): string {
    return this.text;
  }
}
