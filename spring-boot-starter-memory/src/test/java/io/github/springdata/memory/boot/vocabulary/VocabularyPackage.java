package io.github.springdata.memory.boot.vocabulary;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Configuration;

/**
 * Application whose entities and repositories have nothing of this module.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class VocabularyPackage {

}
