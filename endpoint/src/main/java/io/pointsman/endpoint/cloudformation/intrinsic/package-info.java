@NullMarked
package io.pointsman.endpoint.cloudformation.intrinsic;

import org.jspecify.annotations.NullMarked;
