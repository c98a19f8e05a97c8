/**
 * The hash-chained record of every act, and its verification.
 *
 * <p>Triggers write the digests of each changed row, before and after, to {@code audit_row}, for
 * the tables that {@code WatchedTable} names. The entry of an act takes these digests and the name
 * of its chain into its hash. It also names the newest entry of any chain as a witness. Anchors tie
 * the chains together under the platform's key and are copied outside the database. {@code
 * docs/operations.md} says what verification finds and what it cannot find.
 */
@NullMarked
package org.muwahhad.audit;

import org.jspecify.annotations.NullMarked;
