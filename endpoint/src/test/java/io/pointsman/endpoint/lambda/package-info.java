@NullMarked
package io.pointsman.endpoint.lambda;

import org.jspecify.annotations.NullMarked;
