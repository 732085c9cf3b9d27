package io.pointsman.endpoint.wire;

import io.pointsman.json.JsonObject;

/** What a request asks for, in the words of the API. */
record Ask(String operation, JsonObject input) {}
