package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for other programs takes what the command takes. */
class AwardProblemSchemaTest {
  static final Schema SCHEMA = schema();

  @ParameterizedTest
  @MethodSource("org.muwahhad.award.optimum.SolveAwardTest#problems")
  void every_problem_satisfies_the_schema(Path file) throws IOException {
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.JSON)).isEmpty();
  }

  @Test
  void the_problem_that_the_documentation_shows_satisfies_both() throws IOException {
    String text = Files.readString(Path.of("../docs/award-problem.md"));
    String shown = text.split("```json\n", -1)[1].split("```", -1)[0];

    assertThat(SCHEMA.validate(shown, InputFormat.JSON)).isEmpty();
    assertThat(ReadAwardProblem.from(shown.getBytes(StandardCharsets.UTF_8)).name())
        .isEqualTo("two lots");
  }

  @Test
  void a_misspelt_limit_does_not_satisfy_it() throws IOException {
    String text =
        Files.readString(Path.of("src/test/resources/award/02-at-most-two-lots.json"))
            .replace("maxLotsPerBidder", "maxLotsPerBiddder");

    assertThat(SCHEMA.validate(text, InputFormat.JSON)).isNotEmpty();
  }

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("../docs/award-problem.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
