package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.message.MessageText;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ValuesInMessagesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class));

	@Test
	void areThereUnlessSet() {
		this.runner.run((context) -> assertThat(refusal(context.getBean(MemoryTemplate.class))).contains("secret"));
	}

	@Test
	void areHiddenIfTheApplicationWantsIt() {
		this.runner.withPropertyValues("spring.data.memory.values-in-messages=false")
			.run((context) -> assertThat(refusal(context.getBean(MemoryTemplate.class))).doesNotContain("secret")
				.contains("with key ? in"));
		assertThat(MessageText.showsValues()).isTrue();
	}

	@Test
	void areHiddenIfBeansAreLazy() {
		this.runner
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor(new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
			.withPropertyValues("spring.data.memory.values-in-messages=false")
			.run((context) -> assertThat(refusal(context.getBean(MemoryTemplate.class))).doesNotContain("secret"));
		assertThat(MessageText.showsValues()).isTrue();
	}

	private static String refusal(MemoryTemplate template) {
		template.insert(new Account("secret"));
		String[] message = new String[1];
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> template.insert(new Account("secret")))
			.satisfies((ex) -> message[0] = ex + " " + ex.getCause());
		return message[0];
	}

	record Account(@Id String id) {

	}

}
