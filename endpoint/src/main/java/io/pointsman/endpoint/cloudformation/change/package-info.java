@NullMarked
package io.pointsman.endpoint.cloudformation.change;

import org.jspecify.annotations.NullMarked;
