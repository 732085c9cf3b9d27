@NullMarked
package io.pointsman.endpoint.cloudformation.sam.function;

import org.jspecify.annotations.NullMarked;
