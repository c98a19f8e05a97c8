package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlStatementsTest {

  @Test
  void statements_end_at_the_delimiter_and_not_within_texts_or_comments() {
    assertThat(
            SqlStatements.of(
                """
                -- a; comment
                CREATE TABLE t (a INT COMMENT 'one; two -- three'); /* and; more */
                DELIMITER //
                CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW
                BEGIN
                  SET @a = 'it''s //'; # why
                  SET   @b = 2;
                END//
                DELIMITER ;
                DROP TABLE t""",
                true))
        .containsExactly(
            "CREATE TABLE t (a INT COMMENT 'one; two -- three')",
            "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET @a = 'it''s //'; SET @b ="
                + " 2; END",
            "DROP TABLE t");
  }

  @Test
  void two_ways_of_writing_one_statement_are_equal_but_texts_count_to_the_letter() {
    assertThat(SqlStatements.normal("BEGIN\n  SET @a = 1; -- why\nEND", true))
        .isEqualTo(SqlStatements.normal("BEGIN SET @a = 1;   END", true));
    assertThat(SqlStatements.normal("SET @a = 'a  b'", true))
        .isNotEqualTo(SqlStatements.normal("SET @a = 'a b'", true));
  }

  @Test
  void a_comment_that_a_server_executes_is_part_of_the_statement_there() {
    String sql = "IF (a = 0 /*M! OR b = 0 */) /* why */ /*! AND c*/";

    assertThat(SqlStatements.normal(sql, true)).isEqualTo("IF (a = 0 OR b = 0 ) AND c");
    assertThat(SqlStatements.normal(sql, false)).isEqualTo("IF (a = 0 ) AND c");
  }
}
