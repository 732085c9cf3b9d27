export const handler = async () => ({ from: 'prices', word: process.env.WORD });
