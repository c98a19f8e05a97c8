package org.muwahhad.audit.log;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log as it grows. Each change holds only for the state that it was made of. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LogTables extends GenericRepository<LogQueries.SignedCheckpoint, Long> {

  /**
   * How far the log has come.
   *
   * @param secondsSinceSweep how long ago all entries were looked through; most where never
   */
  @Introspected
  record LogHead(long size, long settledEntry, long secondsSinceSweep) {}

  @Query(
      """
      SELECT size, settled_entry,
             COALESCE(TIMESTAMPDIFF(SECOND, swept_at, SYSDATE(6)), 9999999999)
               AS seconds_since_sweep
        FROM log_head WHERE id = 1\
      """)
  LogHead head();

  @Query("SELECT size FROM log_head WHERE id = 1 FOR UPDATE")
  long lockSize();

  @Query("UPDATE log_head SET size = :size WHERE id = 1 AND size = :before")
  int grow(long before, long size);

  /** Takes the log up for a node, or goes on with it; 0 where another node has it. */
  @Query(
      """
      UPDATE log_head
         SET claim = :claim, claimed_until = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = 1
         AND (claim IS NULL OR claim = :claim OR claimed_until < SYSDATE(6))\
      """)
  int claim(String claim, long seconds);

  @Query("UPDATE log_head SET claim = NULL, claimed_until = NULL WHERE id = 1 AND claim = :claim")
  int release(String claim);

  @Query("UPDATE log_head SET swept_at = SYSDATE(6) WHERE id = 1")
  int sweep();

  @Query(
      """
      UPDATE log_head SET settled_entry = :entry WHERE id = 1 AND settled_entry < :entry\
      """)
  int settle(long entry);

  /** The largest tree that was signed longer ago than any act lasts; 0 where none was. */
  @Query(
      """
      SELECT COALESCE((SELECT c.size FROM log_checkpoint c
                        WHERE c.signed_at < SYSDATE(6) - INTERVAL :seconds SECOND
                        ORDER BY c.size DESC LIMIT 1), 0)\
      """)
  long sizeBefore(long seconds);

  @Query(
      """
      INSERT INTO log_checkpoint (size, origin, root, note, signed_at)
      VALUES (:size, :origin, :root, :note, SYSDATE(6))\
      """)
  void sign(long size, String origin, String root, String note);

  @Query("UPDATE log_checkpoint SET time_stamp = :token WHERE size = :size AND time_stamp IS NULL")
  int stamp(long size, byte[] token);

  @Query(
      """
      INSERT INTO log_cosignature (size, witness_id, line, received_at)
      SELECT :size, :witnessId, :line, SYSDATE(6) FROM log_head h
       WHERE NOT EXISTS (SELECT 1 FROM log_cosignature c
                          WHERE c.size = :size AND c.witness_id = :witnessId)\
      """)
  int cosign(long size, long witnessId, String line);

  /** Notes that a checkpoint has its witnesses, once it has. */
  @Query(
      """
      UPDATE log_checkpoint SET witnessed_at = SYSDATE(6)
       WHERE size = :size AND witnessed_at IS NULL
         AND (SELECT COUNT(DISTINCT w.state_code) FROM log_cosignature c
                JOIN log_witness w ON w.id = c.witness_id
               WHERE c.size = :size AND w.ended_at IS NULL)
             >= (SELECT p.states_needed FROM log_policy_in_force p)\
      """)
  int witness(long size);

  /**
   * A witness that counts, and that checkpoints are sent to.
   *
   * @param size of the largest checkpoint of this origin that it co-signed here; 0 where none
   */
  @Introspected
  record ActiveWitness(long id, String stateCode, String verifierKey, String address, long size) {}

  @Query(
      """
      SELECT w.id, w.state_code, w.verifier_key, w.address,
             COALESCE((SELECT c.size FROM log_cosignature c
                         JOIN log_checkpoint k ON k.size = c.size AND k.origin = :origin
                        WHERE c.witness_id = w.id ORDER BY c.size DESC LIMIT 1), 0) AS size
        FROM log_witness w WHERE w.ended_at IS NULL ORDER BY w.state_code\
      """)
  List<ActiveWitness> listActive(String origin);

  @Query(
      """
      INSERT INTO log_witness (state_code, verifier_key, address, registered_by, registered_at)
      VALUES (:state, :verifierKey, :address, :personId, UTC_TIMESTAMP(6))\
      """)
  void register(String state, String verifierKey, String address, long personId);

  @Query(
      """
      UPDATE log_witness SET ended_by = :personId, ended_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND ended_at IS NULL\
      """)
  int end(long id, long personId);

  /**
   * A witness as administrators read it.
   *
   * @param endedAt null while it counts
   * @param cosigned size of the largest checkpoint that it co-signed; null where none
   * @param cosignedAt when that was; null likewise
   */
  @Introspected
  record WitnessFacts(
      long id,
      String stateCode,
      String verifierKey,
      String address,
      Instant registeredAt,
      @Nullable Instant endedAt,
      @Nullable Long cosigned,
      @Nullable Instant cosignedAt) {}

  String WITNESSES =
      """
      SELECT w.id, w.state_code, w.verifier_key, w.address, w.registered_at, w.ended_at,
             (SELECT MAX(c.size) FROM log_cosignature c WHERE c.witness_id = w.id) AS cosigned,
             (SELECT c.received_at FROM log_cosignature c WHERE c.witness_id = w.id
               ORDER BY c.size DESC LIMIT 1) AS cosigned_at
        FROM log_witness w
      """;

  /** All witnesses, those that count first. */
  @Query(WITNESSES + " ORDER BY w.ended_at IS NOT NULL, w.state_code, w.id DESC LIMIT 100")
  List<WitnessFacts> listWitnesses();

  @Query(WITNESSES + " WHERE w.id = :id")
  Optional<WitnessFacts> findWitness(long id);

  @Query("SELECT COUNT(*) FROM log_witness WHERE verifier_key = :verifierKey")
  int countOfKey(String verifierKey);

  @Query("SELECT COUNT(*) FROM log_witness WHERE state_code = :state AND ended_at IS NULL")
  int countOfState(String state);

  @Query("SELECT states_needed FROM log_policy_in_force")
  int statesNeeded();

  @Query("SELECT COUNT(*) FROM log_policy WHERE valid_from = :from")
  int countPolicies(LocalDate from);

  @Query(
      """
      INSERT INTO log_policy (valid_from, states_needed, set_by, set_at)
      VALUES (:from, :states, :personId, UTC_TIMESTAMP(6))\
      """)
  void setPolicy(LocalDate from, int states, long personId);

  /** A rule of how many states co-sign, with its first day in Riyadh. */
  @Introspected
  record PolicyRule(LocalDate validFrom, int statesNeeded) {}

  /** All rules, the latest first. */
  @Query("SELECT valid_from, states_needed FROM log_policy ORDER BY valid_from DESC LIMIT 50")
  List<PolicyRule> listPolicies();
}
