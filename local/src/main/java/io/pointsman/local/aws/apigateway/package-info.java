@NullMarked
package io.pointsman.local.aws.apigateway;

import org.jspecify.annotations.NullMarked;
