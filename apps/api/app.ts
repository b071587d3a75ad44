import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Module, StandardSchemaValidationPipe, type Type } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nameFieldRules } from '../../libs/contract/forms/field-rules';
import { refuse } from '../../libs/domain/refusal';
import type { House } from '../house';
import { AccessGuard } from './access/access.guard';
import { BankAccountsController } from './bank-accounts/bank-accounts.controller';
import { BillsController } from './bills/bills.controller';
import { CalendarController } from './calendar/calendar.controller';
import { ClockController } from './clock/clock.controller';
import { ContractsController } from './contracts/contracts.controller';
import { closeUnusedConnections } from './close-unused-connections';
import { CorrectionsController } from './corrections/corrections.controller';
import { CustomersController } from './customers/customers.controller';
import { EventLogController } from './event-log/event-log.controller';
import { FilesController } from './files/files.controller';
import { everyRouteSaysWhoMayCallIt } from './access/every-route-says-who-may-call-it';
import { HealthController } from './health/health.controller';
import { HomeController } from './home/home.controller';
import { houseProvider } from './house-token';
import { LiveController } from './live/live.controller';
import { LiveHub } from './live/live-hub';
import { LoginController } from './login/login.controller';
import { MonthsController } from './months/months.controller';
import { logOf } from '../log';
import { frameworkLog, logRequests } from './log';
import { ApplicationDraftsController } from './orders/application-drafts.controller';
import { ForecastsController } from './orders/forecasts.controller';
import { CommentsController } from './orders/comments.controller';
import { OrdersController } from './orders/orders.controller';
import { PaymentsController, ReceivablesController } from './payments/payments.controller';
import { PriceVersionsController } from './price-versions/price-versions.controller';
import { ProblemsController } from './parked/problems.controller';
import { OrganisationsController } from './people/organisations.controller';
import { PlansController } from './plans/plans.controller';
import { StandInsController } from './people/stand-ins.controller';
import { AdministrationController } from './people/administration.controller';
import { PeopleController } from './people/people.controller';
import { QuotesController } from './quotes/quotes.controller';
import { BookingsController, RecordingsAtCostController } from './recording/bookings.controller';
import { RecordingController } from './recording/recording.controller';
import { RefundsController } from './refunds/refunds.controller';
import { SettlementsController } from './settlements/settlements.controller';
import { BulkController } from './tasks/bulk.controller';
import { SkipOrRedoController } from './skip-or-redo/skip-or-redo.controller';
import { SearchController } from './search/search.controller';
import { TasksController } from './tasks/tasks.controller';
import { ViewsController } from './tasks/views.controller';
import { openApiOf } from './openapi/document';
import { OpenApiController, openApiProvider } from './openapi/openapi.controller';
import { routesOf } from './openapi/routes-of';
import { invalidRequest } from './problems/invalid-request';
import { problemFrom } from './problems/problem';
import { problemOf } from './problems/problem-of';
import { ProblemFilter } from './problems/problem.filter';
import { Routes } from './routes';
import { jsonOf } from './session/json';
import { localeOf } from './session/request';
import { canBeKept } from './session/text-that-can-be-kept';
import { sessionCookie } from './session/session-cookie';
import { serveWeb } from './web/serve-web';

/** Every resource of the API: add a controller here and it is guarded, documented and tested. */
export const controllers: readonly Type[] = [
  HealthController,
  OpenApiController,
  LoginController,
  OrganisationsController,
  PeopleController,
  AdministrationController,
  StandInsController,
  CustomersController,
  PriceVersionsController,
  QuotesController,
  OrdersController,
  CommentsController,
  ForecastsController,
  ApplicationDraftsController,
  SkipOrRedoController,
  RecordingController,
  BookingsController,
  RecordingsAtCostController,
  HomeController,
  TasksController,
  BulkController,
  ViewsController,
  SearchController,
  FilesController,
  ContractsController,
  MonthsController,
  BillsController,
  BankAccountsController,
  SettlementsController,
  CalendarController,
  PlansController,
  CorrectionsController,
  PaymentsController,
  ReceivablesController,
  RefundsController,
  EventLogController,
  LiveController,
  ProblemsController,
  ClockController,
];

const prefix = 'api';

/** The OpenAPI document as text; the build makes the browser's types of it. @public */
export const openApiText = (): string => jsonOf(openApiOf(routesOf(controllers, prefix), sessionCookie));
const maxJsonBytes = 1024 * 1024;

/** An address that cannot be read comes to no route and no filter: it is answered here, in the same words. */
const answerUnreadableAddress = (_error: Error, request: FastifyRequest, reply: FastifyReply): void => {
  const problem = problemFrom(refuse('request.malformed'), localeOf(request), request.id);
  void reply.status(problem.status).header('Content-Type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
};

function adapterFor(): FastifyAdapter {
  const adapter = new FastifyAdapter({ bodyLimit: maxJsonBytes, genReqId: () => randomUUID(), multipart: false, frameworkErrors: answerUnreadableAddress });
  const instance: FastifyInstance = adapter.getInstance();
  instance.removeContentTypeParser('text/plain');
  instance.setReplySerializer((payload) => jsonOf(payload));
  return adapter;
}

/** On every answer: its number, and that it is to be neither guessed at, framed nor kept. */
function answerSafely(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'X-Request-Id': request.id, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    if (request.url.startsWith(`/${prefix}/`))
      void reply.headers({ 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" });
    done();
  });
}

/** Text that no database keeps is no request: refused at the door, wherever in the address or the body it stands. */
function refuseWhatCannotBeKept(instance: FastifyInstance): void {
  instance.addHook('preHandler', ({ params, query, body }, _reply, done) => {
    done([params, query, body].every(canBeKept) ? undefined : problemOf(refuse('request.malformed')));
  });
}

/**
 * The API around a house, ready to listen or to be asked by tests. `extra` are controllers of a test's own.
 * Stops with one clear line where a route does not say who may call it.
 */
export async function createApi(house: House, extra: readonly Type[] = []): Promise<NestFastifyApplication> {
  nameFieldRules();
  const log = logOf(house.config.logLevel);
  const all = [...controllers, ...extra];
  const told = routesOf(all, prefix);
  everyRouteSaysWhoMayCallIt(told);
  const adapter = adapterFor();
  const instance: FastifyInstance = adapter.getInstance();
  const routes = new Routes();
  routes.noteAllOf(instance);
  closeUnusedConnections(instance);
  answerSafely(instance);
  refuseWhatCannotBeKept(instance);
  logRequests(instance, log);
  const providers = [houseProvider(house), openApiProvider(jsonOf(openApiOf(told, sessionCookie))), LiveHub, { provide: APP_GUARD, useClass: AccessGuard }];
  class ApiModule {}
  Module({ controllers: [...all], providers })(ApiModule);
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, { bodyParser: false, logger: frameworkLog(log), abortOnError: false });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: house.config.maxUploadBytes, files: 1, fields: 5, fieldSize: 10_000 } });
  app.setGlobalPrefix(prefix);
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: (issues) => invalidRequest(issues) }));
  app.useGlobalFilters(new ProblemFilter(log, routes.methodsAt));
  await serveWeb(app);
  await app.init();
  await instance.ready();
  return app;
}
