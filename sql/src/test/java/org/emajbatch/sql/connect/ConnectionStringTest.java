package org.emajbatch.sql.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // text | host | port | dbname | user | password; '-' is absent
        "sales | - | - | sales | - | -",
        "host=h | h | - | - | - | -",
        "host = h   port= 5 | h | 5 | - | - | -",
        "dbname='we ird' user=u | - | - | we ird | u | -",
        "password='it\\'s \\\\ = x' user=u | - | - | - | u | it's \\ = x",
        "password=a\\ b user=u | - | - | - | u | a b",
        "user='' host=h | h | - | - | - | -",
        "host=first host=second | second | - | - | - | -",
        "postgresql:// | - | - | - | - | -",
        "postgres://h | h | - | - | - | -",
        "postgresql://h:5/d | h | 5 | d | - | -",
        "postgresql://u@h | h | - | - | u | -",
        "postgresql://u:p@h/d | h | - | d | u | p",
        "postgresql://u:p%40%3A%2F@h/d%20d | h | - | d d | u | p@:/",
        "postgresql://u:a+b@h | h | - | - | u | a+b",
        "postgresql://u:sn%C3%B6@h | h | - | - | u | snö",
        "postgresql://[::1]:5/d | ::1 | 5 | d | - | -",
        "postgresql://%2Fvar%2Frun:5/d | /var/run | 5 | d | - | -",
        "postgresql:///d?host=/tmp&port=6 | /tmp | 6 | d | - | -",
        "postgresql://h?dbname=q&user=u | h | - | q | u | -"
      })
  void isTakenApart(
      String text, String host, String port, String dbname, String user, String password)
      throws Exception {
    Given given = ConnectionString.parse(text);
    assertThat(given.text(Parameter.HOST).orElse("-")).isEqualTo(host);
    assertThat(given.text(Parameter.PORT).orElse("-")).isEqualTo(port);
    assertThat(given.text(Parameter.DBNAME).orElse("-")).isEqualTo(dbname);
    assertThat(given.text(Parameter.USER).orElse("-")).isEqualTo(user);
    assertThat(given.text(Parameter.PASSWORD).orElse("-")).isEqualTo(password);
  }

  @Test
  void theDriversSpellingOfSslIsTaken() throws Exception {
    assertThat(ConnectionString.parse("postgresql://h/?ssl=true").text(Parameter.SSLMODE))
        .contains("require");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user=u s3cret",
        "password='s3cret",
        "passwort=s3cret",
        "=s3cret",
        "postgresql://u:s3cret%@h",
        "postgresql://u:s3cret%zz@h",
        "postgresql://u:s3cret@[::1",
        "postgresql://u:s3cret@h?sslmode",
        "postgresql://u:s3cret@h?nonsense=1",
        "user=u sslcrl=x password=s3cret"
      })
  void aMalformedOneIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> ConnectionString.parse(text))
        .isInstanceOf(ConnectionSettingsException.class)
        .message()
        .doesNotContain("s3cret");
  }
}
