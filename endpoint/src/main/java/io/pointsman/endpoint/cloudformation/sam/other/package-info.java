@NullMarked
package io.pointsman.endpoint.cloudformation.sam.other;

import org.jspecify.annotations.NullMarked;
