/** What was sent, accepted, invoiced and paid of orders. */
@NullMarked
package org.muwahhad.framework.fulfilment;

import org.jspecify.annotations.NullMarked;
