@NullMarked
package io.pointsman.endpoint.cloudformation.sam.http;

import org.jspecify.annotations.NullMarked;
