@NullMarked
package io.pointsman.endpoint.cloudformation.sam.spec;

import org.jspecify.annotations.NullMarked;
