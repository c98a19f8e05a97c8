/**
 * Balances that one entity hands over to another: the offer, the consents that it needs, and how it
 * ends.
 */
@NullMarked
package org.muwahhad.framework.transfer;

import org.jspecify.annotations.NullMarked;
