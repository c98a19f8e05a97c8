package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others' licences ask to be passed on with their work is passed on. */
class LicenceTextsTest {
  private static final Path LEGAL = Path.of("src/main/legal");

  @ParameterizedTest
  @ValueSource(strings = {"/assets/fonts/LICENSE", "/org/muwahhad/reports/fonts/LICENSE_FONT"})
  void the_licence_of_the_typeface_lies_beside_each_copy_of_it(String resource) throws IOException {
    try (InputStream text = LicenceTextsTest.class.getResourceAsStream(resource)) {
      assertThat(text).as(resource).isNotNull();
      assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
          .contains("IBM Corp.")
          .containsIgnoringCase("SIL Open Font License");
    }
  }

  @Test
  void every_text_that_the_notice_names_is_shipped() throws IOException {
    List<String> named =
        Pattern.compile("licences/[A-Za-z0-9.-]+(\\.txt|/LICENSE)")
            .matcher(Files.readString(LEGAL.resolve("notice.ftl")))
            .results()
            .map(found -> found.group())
            .distinct()
            .toList();

    assertThat(named).hasSizeGreaterThan(8);
    // That of the driver is taken out of its jar when the service is packaged.
    assertThat(named)
        .filteredOn(name -> !name.contains("mysql-connector-j"))
        .allSatisfy(
            name ->
                assertThat(
                        List.of(
                            LEGAL.resolve(name),
                            // Taken from the packages themselves by the build.
                            Path.of("node_modules/@fontsource")
                                .resolve(name.substring("licences/".length())),
                            Path.of("node_modules").resolve(name.substring("licences/".length()))))
                    .as(name)
                    .anyMatch(Files::exists));
  }
}
