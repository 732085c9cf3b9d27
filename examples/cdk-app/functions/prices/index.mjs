const prices = { tea: 4, coffee: 5 };

export async function handler() {
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(prices) };
}
