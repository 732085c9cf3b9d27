@NullMarked
package io.pointsman.local.aws.cloudformation.sam.http;

import org.jspecify.annotations.NullMarked;
