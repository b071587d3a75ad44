import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Injectable, Module, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool, type PoolClient } from 'pg';
import { tellPort } from '../served';

const schema = `
CREATE TABLE IF NOT EXISTS customer_order (id uuid PRIMARY KEY, customer text NOT NULL, status text NOT NULL, application jsonb NOT NULL, version int NOT NULL DEFAULT 1);
CREATE TABLE IF NOT EXISTS run (id uuid PRIMARY KEY, order_id uuid NOT NULL, state jsonb NOT NULL, last_seq int NOT NULL);
CREATE TABLE IF NOT EXISTS run_event (run_id uuid NOT NULL, seq int NOT NULL, event jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (run_id, seq));
CREATE TABLE IF NOT EXISTS task (id uuid PRIMARY KEY, run_id uuid NOT NULL, step text NOT NULL, assignee text NOT NULL, status text NOT NULL DEFAULT 'OPEN', version int NOT NULL DEFAULT 1,
  opened_at timestamptz NOT NULL DEFAULT now(), due_on date NOT NULL, customer text NOT NULL, form jsonb);
CREATE INDEX IF NOT EXISTS task_mine ON task (assignee, due_on, id) WHERE status IN ('OPEN', 'IN_PROGRESS');
CREATE INDEX IF NOT EXISTS task_of_customer ON task (customer, id)`;

/** The order of the bench: four tasks with people, and a fifth that the last of them opens. */
const next: Readonly<Record<string, readonly string[]>> = { first: ['second', 'third', 'fourth'], fourth: ['fifth'] };
const assignees: Readonly<Record<string, string>> = { first: 'sales', second: 'product', third: 'consulting', fourth: 'product', fifth: 'sales' };

interface Run {
  readonly runId: string;
  readonly customer: string;
}

const openTask = async (client: PoolClient, { runId, customer }: Run, step: string): Promise<string> => {
  const id = randomUUID();
  await client.query(`INSERT INTO task (id, run_id, step, assignee, due_on, customer) VALUES ($1, $2, $3, $4, current_date, $5)`, [id, runId, step, assignees[step], customer]);
  return id;
};

@Injectable()
class Database {
  readonly pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } finally {
      client.release();
    }
  }
}

/** What a person's click needs at the least: the same requests, the same transactions, and no rule, right, calendar or log of who did what. */
@Controller()
class MinimalDesk {
  constructor(private readonly database: Database) {}

  @Post('orders')
  async enter(@Body() { customer, application }: { customer: string; application: unknown }) {
    const id = randomUUID();
    await this.database.pool.query(`INSERT INTO customer_order (id, customer, status, application) VALUES ($1, $2, 'DRAFT', $3)`, [id, customer, JSON.stringify(application)]);
    return { id };
  }

  @Post('orders/:id/submit')
  submit(@Param('id') id: string) {
    return this.database.transaction(async (client) => {
      const { rows } = await client.query<{ customer: string }>(`UPDATE customer_order SET status = 'SUBMITTED', version = version + 1 WHERE id = $1 RETURNING customer`, [id]);
      const run = { runId: randomUUID(), customer: rows[0]?.customer ?? '' };
      await client.query(`INSERT INTO run (id, order_id, state, last_seq) VALUES ($1, $2, $3, 1)`, [run.runId, id, JSON.stringify({ first: 'OPEN' })]);
      await client.query(`INSERT INTO run_event (run_id, seq, event) VALUES ($1, 1, $2)`, [run.runId, JSON.stringify({ type: 'started' })]);
      await openTask(client, run, 'first');
      return { id };
    });
  }

  @Get('tasks')
  async list(@Query() { assignee, customer }: { assignee: string; customer?: string }) {
    const ofCustomer = customer === undefined ? '' : ' AND customer = $2';
    const whose = customer === undefined ? [assignee] : [assignee, customer];
    const { rows } = await this.database.pool.query(`SELECT * FROM task WHERE assignee = $1 AND status IN ('OPEN', 'IN_PROGRESS')${ofCustomer} ORDER BY due_on, id LIMIT 26`, whose);
    return { items: rows.slice(0, 25) };
  }

  @Post('tasks/:id/claim')
  async claim(@Param('id') id: string, @Body() { version }: { version: number }) {
    const { rows } = await this.database.pool.query(`UPDATE task SET status = 'IN_PROGRESS', version = version + 1 WHERE id = $1 AND version = $2 RETURNING version`, [id, version]);
    return rows[0];
  }

  @Post('tasks/:id/complete')
  complete(@Param('id') id: string, @Body() { version, form }: { version: number; form: unknown }) {
    return this.database.transaction(async (client) => {
      const done = await client.query<{ run_id: string; step: string; customer: string }>(
        `UPDATE task SET status = 'DONE', version = version + 1, form = $3 WHERE id = $1 AND version = $2 RETURNING run_id, step, customer`,
        [id, version, JSON.stringify(form)],
      );
      const { run_id: runId = '', step = '', customer = '' } = done.rows[0] ?? {};
      const opens = next[step] ?? [];
      const state = Object.fromEntries([[step, 'DONE'], ...opens.map((one) => [one, 'OPEN'])]);
      const moved = await client.query<{ seq: number }>(`UPDATE run SET state = state || $2::jsonb, last_seq = last_seq + 1 WHERE id = $1 RETURNING last_seq AS seq`, [runId, JSON.stringify(state)]);
      await client.query(`INSERT INTO run_event (run_id, seq, event) VALUES ($1, $2, $3)`, [runId, moved.rows[0]?.seq, JSON.stringify({ type: 'completed', step })]);
      const openedTasks: string[] = [];
      for (const one of opens) openedTasks.push(await openTask(client, { runId, customer }, one));
      return { openedTasks };
    });
  }
}

@Module({ controllers: [MinimalDesk], providers: [Database] })
class MinimalModule {}

/** The floor of an order over HTTP: NestJS, Fastify and pg, and nothing of the house. */
async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(MinimalModule, new FastifyAdapter(), { logger: false });
  const { pool } = app.get(Database);
  await pool.query(schema);
  await app.listen(0, '127.0.0.1');
  process.once('SIGTERM', () => void app.close().then(() => pool.end()).then(() => process.exit()));
  tellPort((app.getHttpServer().address() as AddressInfo).port);
}

void main();
