@NullMarked
package io.pointsman.endpoint.cloudformation;

import org.jspecify.annotations.NullMarked;
