/**
 * How suppliers do what they agreed to: reports of breaches, which the supplier answers and the
 * central purchasing body decides, the figures of a record from the facts of orders, and what was
 * asked, awarded, ordered, taken and paid.
 */
@NullMarked
package org.muwahhad.framework.performance;

import org.jspecify.annotations.NullMarked;
