@NullMarked
package io.pointsman.local.aws.cloudformation.resource;

import org.jspecify.annotations.NullMarked;
