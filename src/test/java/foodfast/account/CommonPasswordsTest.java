package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PASSWORD1",
        "12345678",
        "qwertyuiop",
        "aaaaaaaa",
        "abababab",
        "iloveyou "
      })
  void holdWhatEverybodyTriesFirst(String password) {
    assertTrue(CommonPasswords.contain(password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foodfast-demo", "correct horse battery", "Zw9-kk!2mmq"})
  void leaveOthersAlone(String password) {
    assertFalse(CommonPasswords.contain(password));
  }
}
