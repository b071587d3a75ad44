import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { commentOnOrder, commentsOnOrder, withdrawComment } from '../../../libs/orders/comments';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './comments.schemas';
import { orderId } from './orders.schemas';

/** What people say to each other about an order; outsiders read what is addressed to them and what their own people wrote. */
@Controller('orders/:orderId/comments')
@SignedIn()
export class CommentsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '주문 댓글', en: 'Comments on an order, newest first', schema: s.list, refuses: ['order.not-found'] })
  list(@Param('orderId', { schema: orderId }) id: string, @Query({ schema: s.listQuery }) query: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => commentsOnOrder(tx, id, query));
  }

  @Post()
  @Answers({ ko: '댓글 쓰기', en: 'Comment on an order', schema: s.comment, status: 201, refuses: ['order.not-found', 'comment.audience-is-the-house', 'comment.task-of-another-order'] })
  write(@Param('orderId', { schema: orderId }) id: string, @Body({ schema: s.newComment }) body: z.infer<typeof s.newComment>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => commentOnOrder(tx, id, body));
  }

  @Post(':commentId/withdraw')
  @Answers({ ko: '댓글 거두기', en: 'Take back a comment of mine', schema: s.withdrawn, refuses: ['order.not-found', 'comment.not-found', 'comment.only-its-author'] })
  withdraw(@Param('orderId', { schema: orderId }) id: string, @Param('commentId', { schema: s.commentId }) comment: string, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => withdrawComment(tx, id, comment));
  }
}
