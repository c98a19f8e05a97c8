/** What each item of a tender must be, and whether what a bidder offers is that. */
@NullMarked
package org.muwahhad.tender.requirement;

import org.jspecify.annotations.NullMarked;
