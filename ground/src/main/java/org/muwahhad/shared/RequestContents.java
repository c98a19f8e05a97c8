package org.muwahhad.shared;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/**
 * What was sent under the keys of requests, as digests. An act looks for what the same key did
 * before. Where it finds something, it asks {@link #requireSame} and answers as at the first time;
 * else it does its work and {@linkplain #keep keeps} what was sent. So one key has one meaning.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RequestContents extends GenericRepository<KeyedRequest, String> {

  @Query(
      """
      SELECT sha256 FROM request_content
       WHERE subject = :subject AND request_key = :requestKey""")
  Optional<String> findSha256(String subject, String requestKey);

  @Query(
      """
      INSERT INTO request_content (subject, request_key, sha256, sent_at)
      VALUES (:subject, :requestKey, :sha256, UTC_TIMESTAMP(6))""")
  void add(String subject, String requestKey, String sha256);

  /** Keeps what a request says, in the transaction of the act that does it. */
  default void keep(KeyedRequest request) {
    add(request.subject(), request.requestKey(), request.sha256());
  }

  /**
   * Lets pass a request that comes again and says the same.
   *
   * @throws Refusal.Conflict {@code shared.sent-otherwise} where it says something else
   */
  default void requireSame(KeyedRequest request) {
    if (findSha256(request.subject(), request.requestKey())
        .filter(request.sha256()::equals)
        .isEmpty()) {
      throw new Refusal.Conflict("shared.sent-otherwise");
    }
  }
}
