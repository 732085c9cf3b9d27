@NullMarked
package io.pointsman.endpoint.cloudformation.stack;

import org.jspecify.annotations.NullMarked;
