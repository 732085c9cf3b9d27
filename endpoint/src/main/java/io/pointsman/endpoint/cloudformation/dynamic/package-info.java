/** Dynamic references: {@code {{resolve:service:key}}} in the properties of resources. */
@NullMarked
package io.pointsman.endpoint.cloudformation.dynamic;

import org.jspecify.annotations.NullMarked;
