keys	Ключи
keys.key	Ключ
keys.office	Орган
keys.role	Роль
keys.signatures	Подписей
keys.state	Состояние
lead	Каждый выданный ключ: для какого органа и роли, сколько раз подписал и отозван ли. Ключ — не лицо.
state.revoked	отозван
state.stands	действует
title	Ключи
