export const handler = async () => ({ from: 'orders', word: process.env.WORD });
