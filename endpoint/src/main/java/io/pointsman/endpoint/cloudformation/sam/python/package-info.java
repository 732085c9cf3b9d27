@NullMarked
package io.pointsman.endpoint.cloudformation.sam.python;

import org.jspecify.annotations.NullMarked;
