import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handler } from '../functions/orders/index.mjs';

test('an order names what was ordered, and one without an article is refused', async () => {
  const ordered = await handler({ body: JSON.stringify({ article: 'tea', count: 2 }) });
  assert.equal(ordered.statusCode, 201);
  assert.deepEqual(JSON.parse(ordered.body), { ordered: 'tea', count: 2 });
  assert.equal((await handler({ body: '{}' })).statusCode, 400);
});
