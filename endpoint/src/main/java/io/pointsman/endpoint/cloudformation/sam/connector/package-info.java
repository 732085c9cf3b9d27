@NullMarked
package io.pointsman.endpoint.cloudformation.sam.connector;

import org.jspecify.annotations.NullMarked;
