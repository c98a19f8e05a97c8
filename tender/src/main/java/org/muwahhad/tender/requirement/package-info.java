/**
 * Requirements of each item, proposed from the catalog, and whether what a bidder offers meets
 * them.
 */
@NullMarked
package org.muwahhad.tender.requirement;

import org.jspecify.annotations.NullMarked;
