// src/web/index.js
exports.handler = async () => ({ statusCode: 200, body: "web v1" });
