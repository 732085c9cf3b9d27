export async function handler(event) {
  const { article, count } = JSON.parse(event.body ?? '{}');
  return article && count > 0
    ? answer(201, { ordered: article, count })
    : answer(400, { message: 'an order has an article and a count of 1 or more' });
}

function answer(statusCode, content) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
