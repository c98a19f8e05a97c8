/** Joint tenders: lots, criteria, rules, panels, and the life of a tender from draft to award. */
@NullMarked
package org.muwahhad.tender;

import org.jspecify.annotations.NullMarked;
