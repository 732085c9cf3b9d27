@NullMarked
package io.pointsman.endpoint.cloudformation.sam.api;

import org.jspecify.annotations.NullMarked;
