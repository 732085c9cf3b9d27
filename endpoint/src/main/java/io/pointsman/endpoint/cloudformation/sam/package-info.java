@NullMarked
package io.pointsman.endpoint.cloudformation.sam;

import org.jspecify.annotations.NullMarked;
