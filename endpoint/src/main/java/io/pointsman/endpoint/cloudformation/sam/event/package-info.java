@NullMarked
package io.pointsman.endpoint.cloudformation.sam.event;

import org.jspecify.annotations.NullMarked;
