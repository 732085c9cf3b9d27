@NullMarked
package io.pointsman.local.aws.customers;

import org.jspecify.annotations.NullMarked;
