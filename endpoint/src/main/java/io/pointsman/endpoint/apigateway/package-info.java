@NullMarked
package io.pointsman.endpoint.apigateway;

import org.jspecify.annotations.NullMarked;
